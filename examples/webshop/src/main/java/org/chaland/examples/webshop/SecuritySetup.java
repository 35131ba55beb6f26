package org.chaland.examples.webshop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.chaland.examples.webshop.site.ContentPolicy;
import org.chaland.examples.webshop.site.FormTokens;
import org.chaland.examples.webshop.site.StaffDoor;
import org.chaland.examples.webshop.site.UnsentForm;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.NullRequestCache;

/**
 * Everybody may enter the shop; only staff its back rooms. What is not named here stays as Spring Security has it: a token
 * against forged requests in every form, no framing, no caching, no guessing of types, another session id after a sign-in.
 */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {

    private static final String NO_DEVICES = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Bean
    SecurityFilterChain pages(
            HttpSecurity http,
            AuthenticationSuccessHandler arrivalOfStaff,
            StaffDoor door,
            BucketLimiter limits,
            WebshopProperties settings) {
        return http.authorizeHttpRequests(requests -> requests.requestMatchers("/staff/sign-in")
                        .permitAll()
                        .requestMatchers("/staff/**")
                        .hasRole("STAFF")
                        .anyRequest()
                        .permitAll())
                .formLogin(form -> form.loginPage("/staff/sign-in")
                        .successHandler(arrivalOfStaff)
                        .failureHandler((request, response, failure) -> response.sendRedirect("/staff/sign-in?error"))
                        .permitAll())
                .logout(out -> out.logoutUrl("/staff/sign-out").logoutSuccessUrl("/"))
                .exceptionHandling(refused -> refused.authenticationEntryPoint(SecuritySetup::askWhoItIs))
                .addFilterAfter(new EndedSessions(door), SecurityContextHolderFilter.class)
                .addFilterBefore(
                        new SignInThrottle(limits, door, settings.staffAttempts()),
                        UsernamePasswordAuthenticationFilter.class)
                // Whoever only looks gets no session: neither for the token of a form nor for the page that they
                // wanted.
                .csrf(tokens -> tokens.csrfTokenRepository(FormTokens.repository())
                        // What a provider sends, by the visitor's browser or itself, is believed for its own secrets.
                        .ignoringRequestMatchers(
                                "/contact/signed-in", "/sign-in/initiate", "/sign-in/back-channel-logout"))
                .requestCache(cache -> cache.requestCache(new NullRequestCache()))
                .headers(headers -> headers.contentSecurityPolicy(
                                policy -> policy.policyDirectives(ContentPolicy.OF_PAGES))
                        .permissionsPolicyHeader(policy -> policy.policy(NO_DEVICES))
                        .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(policy -> policy.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER)))
                .build();
    }

    /** To the sign-in; what was typed into a form, whose session is over, is shown again instead. */
    private static void askWhoItIs(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (UnsentForm.isIn(request)) {
            response.sendError(HttpStatus.UNAUTHORIZED.value());
        } else {
            response.sendRedirect("/staff/sign-in");
        }
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
    UserDetailsService staff(StaffDoor door) {
        return new InMemoryUserDetailsManager(Stream.of("staff", "colleague")
                .map(name -> User.withUsername(name)
                        .password(door.passwordHash())
                        .roles("STAFF")
                        .build())
                .toList());
    }
}
