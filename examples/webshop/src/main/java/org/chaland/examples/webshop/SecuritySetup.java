package org.chaland.examples.webshop;

import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Everybody may enter the shop; only staff its back rooms. What is not named here stays as Spring Security has it: a token
 * against forged requests in every form, no framing, no caching, no guessing of types, another session id after a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    /** The site's own styles, pictures and one script, nothing inline; forms that lead nowhere else. A shop adds its LMS's host. */
    private static final String CONTENT = "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self';"
            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain pages(HttpSecurity http, AuthenticationSuccessHandler arrivalOfStaff) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/staff/**")
                        .hasRole("STAFF")
                        .anyRequest()
                        .permitAll())
                .formLogin(form -> form.loginPage("/staff/sign-in")
                        .successHandler(arrivalOfStaff)
                        .permitAll())
                .logout(out -> out.logoutUrl("/staff/sign-out").logoutSuccessUrl("/"))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                        .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** Answers under its own names only: another name that leads here is somebody's trick, and would get into redirects. */
    @Bean
    HttpFirewall firewall(WebshopProperties settings) {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(settings.hosts()::contains);
        return firewall;
    }

    /** Slow on purpose; tests, which sign in thousands of times, bring a quick one. */
    @Bean
    @ConditionalOnMissingBean
    PasswordEncoder passwords() {
        return PasswordEncoderFactories.createDelegatingPasswordEncoder();
    }

    /** Two, so that one can see what the other did. */
    @Bean
    UserDetailsService staff(WebshopProperties settings, PasswordEncoder passwords) {
        var password = passwords.encode(settings.staffPassword());
        return new InMemoryUserDetailsManager(Stream.of("staff", "colleague")
                .map(name -> User.withUsername(name)
                        .password(password)
                        .roles("STAFF")
                        .build())
                .toList());
    }
}
