package org.chaland.support;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.linking.PaidAccess;
import org.chaland.model.Customer;
import org.chaland.spi.SupportAccess;

/** The ways on from the area, or from where there is none. */
final class Links {

    private final Parts parts;
    private final PaidAccess access;

    Links(Parts parts) {
        this.parts = parts;
        access = new PaidAccess(parts);
    }

    /** To the shop and, for staff, to the sales administration. */
    List<SupportLink> forAnybody(AreaQuery query, AreaTexts texts) {
        return Stream.of(shop(query, texts), administration(query, texts))
                .flatMap(Optional::stream)
                .toList();
    }

    /** First of all to the support course, while a purchase opens it. */
    List<SupportLink> forCustomer(Customer customer, AreaQuery query, AreaTexts texts) {
        return Stream.of(course(customer, texts), shop(query, texts), administration(query, texts))
                .flatMap(Optional::stream)
                .toList();
    }

    private Optional<SupportLink> shop(AreaQuery query, AreaTexts texts) {
        return parts.rules(query.shop())
                .address()
                .map(address -> new SupportLink(SupportLink.Kind.SHOP, texts.of("support.link.shop"), address));
    }

    private Optional<SupportLink> administration(AreaQuery query, AreaTexts texts) {
        return parts.rules(query.shop())
                .administration()
                .filter(address -> query.staff())
                .map(address -> new SupportLink(
                        SupportLink.Kind.ADMINISTRATION, texts.of("support.link.administration"), address));
    }

    /** Only for whoever the provider would let in: without an account there, it would be a closed door. */
    private Optional<SupportLink> course(Customer customer, AreaTexts texts) {
        return parts.rules(customer.shop())
                .learningIssuer()
                .filter(issuer -> customer.activeLinkAt(issuer).isPresent())
                .flatMap(issuer -> parts.providers().find(issuer, SupportAccess.class))
                .filter(provider -> access.isOpen(customer))
                .flatMap(provider -> address(provider, customer))
                .map(address -> new SupportLink(SupportLink.Kind.COURSE, texts.of("support.link.course"), address));
    }

    private static Optional<URI> address(SupportAccess provider, Customer customer) {
        return Foreign.ask("the support course", () -> provider.address(customer.shop()));
    }
}
