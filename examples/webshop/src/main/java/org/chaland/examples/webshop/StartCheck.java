package org.chaland.examples.webshop;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.Finding;
import org.chaland.spi.Finding.Severity;
import org.chaland.spi.SelfCheck;
import org.chaland.spi.ShopRules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells at the start what the provider lacks. The shop opens all the same: nobody's order waits for an LMS. */
@Component
class StartCheck {

    private static final Logger LOG = LoggerFactory.getLogger(StartCheck.class);

    private final SignInDoors providers;
    private final ShopRules rules;
    private final SiteAddress site;

    StartCheck(SignInDoors providers, ShopRules rules, SiteAddress site) {
        this.providers = providers;
        this.rules = rules;
        this.site = site;
    }

    @EventListener(ApplicationReadyEvent.class)
    void tell() {
        findings().forEach(finding -> {
            if (finding.severity() == Severity.ERROR) {
                LOG.error("{}: {} {}", finding.code(), finding.problem(), finding.remedy());
            } else {
                LOG.warn("{}: {} {}", finding.code(), finding.problem(), finding.remedy());
            }
        });
    }

    private List<Finding> findings() {
        var findings = new ArrayList<Finding>();
        for (var provider : providers.all()) {
            if (provider instanceof SelfCheck check) {
                findings.addAll(check.check(Set.of(site.of("/contact/signed-in"))));
            }
        }
        if (!providers.learning().offers(AccountProvisioning.class)) {
            findings.add(new Finding(
                    "no-provisioning",
                    Severity.ERROR,
                    "This provider makes no accounts, so whoever buys waits for one.",
                    "Choose a provider that does, or link each customer by hand in the back office."));
        }
        if (rules.signInIssuers().isEmpty() && rules.passwordSignInIssuers().isEmpty() && !rules.signInByCode()) {
            findings.add(new Finding(
                    "no-sign-in",
                    Severity.WARNING,
                    "Nobody can sign in at this shop, so no form is filled and no support area is shown.",
                    "Choose a provider with a sign-in page of its own, or read in the README of the shop what"
                            + " webshop.password-sign-in=true risks."));
        }
        return findings;
    }
}
