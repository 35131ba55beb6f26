package org.chaland.examples.webshop.shop;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Has every page of the shop guarded. */
@Configuration(proxyBeanMethods = false)
class GuardSetup implements WebMvcConfigurer {

    private final SessionGuard guard;

    GuardSetup(SessionGuard guard) {
        this.guard = guard;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard);
    }
}
