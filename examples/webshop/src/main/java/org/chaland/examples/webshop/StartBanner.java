package org.chaland.examples.webshop;

import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.spi.IdentityProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells whoever started the shop how to begin. A password is never printed: what is printed ends in a log. */
@Component
@ConditionalOnProperty("webshop.banner")
class StartBanner {

    /** With a provider of its own, the shop knows neither its people nor its pages. */
    private static final String OTHER_PROVIDER = """

            The shop is open:  %s
            Accounts are at    %s
            Staff sign-in      %s, user staff

            """;

    private static final String TEXT = """

            The shop is open:  %s

              Buy as a guest     choose a training, leave contact details, pay "now"; the LMS makes your account.
              Read your mail     %s
                                 staff sign-in: staff, with the password of webshop.staff-password
              Behind the counter %s: find, enter, correct, link, merge, import; in a second browser as
                                 colleague, same password, to see who changed what
              Or sign in         at the contact step, as alix.morel@example.org or sam.okoro@example.org,
                                 with the password of webshop.demo-password
              See your support   what was bought, its seats and its papers; robin.petit@example.org, same
                                 password, works in sales and is shown the way there
              See who you teach  sign in as noa.lambert@example.org, same password, then %s
              Pay by transfer    then confirm or cancel the order at %s

            Everything is kept in %s; delete that directory to begin anew. Ctrl-C closes the shop.
            """;

    private final WebshopProperties settings;
    private final SiteAddress site;
    private final IdentityProvider provider;

    StartBanner(WebshopProperties settings, SiteAddress site, IdentityProvider provider) {
        this.settings = settings;
        this.site = site;
        this.provider = provider;
    }

    @EventListener(ApplicationReadyEvent.class)
    void print() {
        if (!settings.provider().equals("demo")) {
            System.out.printf(OTHER_PROVIDER, site.of("/"), provider.issuer(), site.of("/staff"));
            return;
        }
        System.out.printf(
                TEXT,
                site.of("/"),
                site.of("/staff/outbox"),
                site.of("/staff"),
                site.of("/teaching"),
                site.of("/staff/orders"),
                settings.data().toAbsolutePath().normalize());
    }
}
