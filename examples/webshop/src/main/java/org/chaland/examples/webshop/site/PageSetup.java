package org.chaland.examples.webshop.site;

import jakarta.servlet.http.HttpSessionListener;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.util.HttpSessionMutexListener;

/** The texts, and {@code ?lang=fr} or {@code ?lang=en} on any page to choose their language. */
@Configuration(proxyBeanMethods = false)
class PageSetup implements WebMvcConfigurer {

    /** A language without texts gets the English ones, whatever the machine speaks. */
    @Bean
    static MessageSource messageSource() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("messages");
        texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
        texts.setDefaultLocale(Locale.ENGLISH);
        return texts;
    }

    /** Gives each session an object to wait at, whichever request asks for it. */
    @Bean
    static HttpSessionListener sessionMutex() {
        return new HttpSessionMutexListener();
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        var language = new LocaleChangeInterceptor();
        language.setParamName("lang");
        language.setIgnoreInvalidLocale(true);
        registry.addInterceptor(language);
    }

    /** Where browsers look for a picture if what they show names none, as a document does. */
    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/favicon.ico", "/assets/favicon.svg");
    }
}
