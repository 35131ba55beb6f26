package org.chaland.examples.webshop.shop;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.chaland.examples.webshop.orders.Catalogue;
import org.chaland.spi.ShopRules;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What every page of the shop can use. */
@ControllerAdvice
class ShopModel {

    private final Catalogue catalogue;
    private final ShopRules rules;
    private final List<Door> doors;

    ShopModel(Catalogue catalogue, ShopRules rules, List<Door> doors) {
        this.catalogue = catalogue;
        this.rules = rules;
        this.doors = doors;
    }

    /** The ways to sign in. */
    @ModelAttribute("doors")
    List<Door> doors() {
        return doors;
    }

    /** What the shop calls a provider, by issuer; for one that has no name there is none. */
    @ModelAttribute("platforms")
    Map<String, String> platforms() {
        return doors.stream()
                .filter(door -> !door.name().isEmpty())
                .collect(Collectors.toMap(Door::issuer, Door::name, (first, second) -> first));
    }

    /** Whether an order can be attached by a sign-in at the learning platform's own page. */
    @ModelAttribute("attachOffered")
    boolean attachOffered() {
        return !rules.signInIssuers().isEmpty();
    }

    /** Whether there is any sign-in with an account of the learning platform. */
    @ModelAttribute("signInOffered")
    boolean signInOffered() {
        return attachOffered() || !rules.passwordSignInIssuers().isEmpty();
    }

    /** Whether one can sign in by a code that is mailed. */
    @ModelAttribute("codeOffered")
    boolean codeOffered() {
        return rules.signInByCode();
    }

    @ModelAttribute("signedIn")
    boolean signedIn(HttpServletRequest request) {
        return ShopSession.isSignedIn(request);
    }

    /** Whether there is anything to forget: somebody signed in, or a checkout under way. */
    @ModelAttribute("known")
    boolean known(HttpServletRequest request) {
        return ShopSession.isSignedIn(request) || Cookies.handle(request).isPresent();
    }

    @ModelAttribute("cart")
    CartController.Cart cart(HttpServletRequest request, Locale locale) {
        return new CartController.Cart(catalogue.read(Cookies.cart(request)), locale);
    }
}
