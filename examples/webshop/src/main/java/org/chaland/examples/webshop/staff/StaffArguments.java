package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.chaland.backoffice.Staff;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Tells the pages who acts, by the name of their sign-in, what for, and of which customer the address speaks. */
@Configuration(proxyBeanMethods = false)
class StaffArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final ShopId shop;

    StaffArguments(ShopId shop) {
        this.shop = shop;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(String.class, CustomerId.class, StaffArguments::customer);
    }

    /** @throws IllegalArgumentException if the text is no id; it is not repeated */
    private static CustomerId customer(String text) {
        return CustomerId.read(text).orElseThrow(() -> new IllegalArgumentException("This is no id of a customer."));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Staff.class;
    }

    /** Security lets nobody in here who has not signed in. */
    @Override
    public Staff resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return Staff.of(
                shop,
                Objects.requireNonNull(request.getUserPrincipal()).getName(),
                "office",
                ChosenPurpose.of(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class))));
    }
}
