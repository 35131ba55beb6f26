package org.chaland.examples.webshop.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Whoever signs in as staff is no customer any more in this browser; then they get the page they asked for. */
@Component
class ArrivalOfStaff extends SavedRequestAwareAuthenticationSuccessHandler {

    ArrivalOfStaff() {
        setDefaultTargetUrl("/staff");
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        ShopSession.leave(request, response);
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
