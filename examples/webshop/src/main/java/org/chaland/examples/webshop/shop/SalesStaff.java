package org.chaland.examples.webshop.shop;

import java.util.Set;
import org.chaland.model.Visitor;
import org.chaland.spi.ShopRules;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Which accounts belong to people who administer the sales. They are shown the way there; to enter, they sign in as staff like
 * everybody.
 */
@Component
class SalesStaff {

    private final Set<String> subjects;
    private final String issuer;

    SalesStaff(@Value("${webshop.staff-accounts}") Set<String> subjects, ShopRules rules) {
        this.subjects = Set.copyOf(subjects);
        this.issuer = rules.learningIssuer().orElseThrow();
    }

    boolean includes(Visitor visitor) {
        return visitor instanceof Visitor.SignedIn signedIn
                && signedIn.account().issuer().equals(issuer)
                && subjects.contains(signedIn.account().subject());
    }
}
