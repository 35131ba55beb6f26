package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.chaland.Chaland;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;
import org.chaland.model.Visitor;
import org.chaland.spi.Storage;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Whoever is signed in with an account of a record that was erased, by whomever and wherever, is signed in no more: their account
 * may be gone, and a form they had open would make them a customer again. So is whoever was signed out at their provider.
 */
@Component
class SessionGuard implements HandlerInterceptor {

    private final Chaland chaland;
    private final Storage storage;
    private final ShopId shop;
    private final SignedOutElsewhere elsewhere;

    SessionGuard(Chaland chaland, Storage storage, ShopId shop, SignedOutElsewhere elsewhere) {
        this.chaland = chaland;
        this.storage = storage;
        this.shop = shop;
        this.elsewhere = elsewhere;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (ShopSession.visitor(request) instanceof Visitor.SignedIn gone
                && elsewhere.isOver(gone.account(), ShopSession.since(request))) {
            ShopSession.leave(request, response);
        }
        if (handler instanceof HandlerMethod && ShopSession.visitor(request) instanceof Visitor.SignedIn signedIn) {
            record(signedIn)
                    .ifPresentOrElse(
                            customer -> ShopSession.remember(request, customer),
                            () -> ShopSession.customer(request)
                                    .filter(this::isErased)
                                    .ifPresent(customer -> ShopSession.erased(request, response, customer)));
        }
        return true;
    }

    private Optional<CustomerId> record(Visitor.SignedIn visitor) {
        return storage.customers().findByAccount(shop, visitor.account()).map(customer -> customer.id());
    }

    private boolean isErased(CustomerId customer) {
        return chaland.privacy().receipt(shop, customer).isPresent();
    }
}
