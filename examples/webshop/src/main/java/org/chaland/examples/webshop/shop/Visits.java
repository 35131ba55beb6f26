package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.chaland.examples.webshop.site.ClientAddress;
import org.chaland.model.ShopId;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.springframework.stereotype.Component;

/** What Chaland is told of a request: the shop, who is signed in, the handle of the checkout, the language, and the client. */
@Component
class Visits {

    private final ShopId shop;

    Visits(ShopId shop) {
        this.shop = shop;
    }

    /** As {@link #of}, with the handle with which this browser has placed that order, if it still has it. */
    Visit ofOrder(String reference, HttpServletRequest request, Locale locale) {
        var visit = of(request, locale);
        return Cookies.handleOf(request, reference).map(visit::withHandle).orElse(visit);
    }

    /** Somebody whom a provider has sent: the request comes from another site, so nothing is read of what the browser holds. */
    Visit sent(HttpServletRequest request, Locale locale) {
        return Visit.of(shop, Visitor.anonymous()).withLocale(locale).withClient(ClientAddress.of(request));
    }

    Visit of(HttpServletRequest request, Locale locale) {
        return Visit.of(shop, ShopSession.visitor(request))
                .withHandle(Cookies.handle(request))
                .withLocale(locale)
                .withClient(ClientAddress.of(request));
    }
}
