package org.chaland.examples.webshop.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chaland.examples.webshop.site.StaffDoor;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** Whoever signs in as staff is no customer any more in this browser; then they get the first page of the back office. */
@Component
class ArrivalOfStaff extends SimpleUrlAuthenticationSuccessHandler {

    private final StaffDoor door;

    ArrivalOfStaff(StaffDoor door) {
        super("/staff");
        this.door = door;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException, ServletException {
        ShopSession.leave(request, response);
        door.enter(request, response, authentication.getName());
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
