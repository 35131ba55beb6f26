package org.chaland.examples.webshop;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Everybody may enter the shop; only staff its back rooms. What is not named here stays as Spring Security has it: a token
 * against forged requests in every form, no framing, no caching, another session id after a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /** No script at all, nothing inline, and forms that lead nowhere else. A shop whose LMS is on another host adds it. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
            + " base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/staff/**")
                        .hasRole("STAFF")
                        .anyRequest()
                        .permitAll())
                .formLogin(form -> form.loginPage("/staff/sign-in")
                        .defaultSuccessUrl("/staff/orders")
                        .permitAll())
                .logout(out -> out.logoutUrl("/staff/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    @Bean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    @Bean
    UserDetailsService staff(WebshopProperties settings, PasswordEncoder passwords) {
        return new InMemoryUserDetailsManager(User.withUsername("staff")
                .password(passwords.encode(settings.staffPassword()))
                .roles("STAFF")
                .build());
    }
}
