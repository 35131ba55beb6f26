package org.chaland.support;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.chaland.internal.Parts;
import org.chaland.linking.Entitlement;
import org.chaland.model.Customer;
import org.chaland.spi.SupportAccess;
import org.chaland.spi.SupportItem;
import org.chaland.support.SupportArea.LinkKind;

/** The links from the support area, or from the page that says that there is none. */
final class AreaLinks {

    private final Parts parts;
    private final Entitlement entitlement;

    AreaLinks(Parts parts) {
        this.parts = parts;
        this.entitlement = new Entitlement(parts);
    }

    /** Returns the links to the shop and, for staff, to the sales administration. */
    Map<LinkKind, SupportItem> forAnybody(AreaQuery query, AreaTexts texts) {
        return links(query, texts, Optional.empty());
    }

    /** Returns these links, and the link to the support course while a purchase gives access to it. */
    Map<LinkKind, SupportItem> forCustomer(Customer customer, AreaQuery query, AreaTexts texts) {
        return links(query, texts, course(customer, texts));
    }

    private Map<LinkKind, SupportItem> links(AreaQuery query, AreaTexts texts, Optional<SupportItem> course) {
        var rules = parts.rules(query.shop());
        var links = new EnumMap<LinkKind, SupportItem>(LinkKind.class);
        course.ifPresent(link -> links.put(LinkKind.COURSE, link));
        rules.address()
                .ifPresent(address -> links.put(LinkKind.SHOP, SupportItem.of(texts.of("support.link.shop"), address)));
        rules.administration()
                .filter(address -> query.staff())
                .ifPresent(address -> links.put(
                        LinkKind.ADMINISTRATION, SupportItem.of(texts.of("support.link.administration"), address)));
        return Collections.unmodifiableMap(links);
    }

    /** Empty for a customer whom the provider would not let in: no account there, or no paid access. */
    private Optional<SupportItem> course(Customer customer, AreaTexts texts) {
        return parts.rules(customer.shop())
                .learningIssuer()
                .filter(issuer -> customer.activeLinkAt(issuer).isPresent())
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .filter(provider -> entitlement.holds(customer))
                .flatMap(provider -> HostPanels.ask("the support course", () -> provider.address(customer.shop())))
                .map(address -> SupportItem.of(texts.of("support.link.course"), address));
    }
}
