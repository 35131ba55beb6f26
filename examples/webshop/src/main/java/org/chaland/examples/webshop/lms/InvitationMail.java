package org.chaland.examples.webshop.lms;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chaland.examples.webshop.outbox.Outbox;
import org.chaland.examples.webshop.site.SiteAddress;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Invites a person by mail to choose their own password. */
@Component
@PartOfTheDemoLms
class InvitationMail {

    private static final String SENDER = "LMS";

    private final Invitations invitations;
    private final Outbox outbox;
    private final MessageSource texts;
    private final SiteAddress site;

    InvitationMail(Invitations invitations, Outbox outbox, MessageSource texts, SiteAddress site) {
        this.invitations = invitations;
        this.outbox = outbox;
        this.texts = texts;
        this.site = site;
    }

    void send(Person person) {
        var locale = Locale.forLanguageTag(person.language());
        var name = (person.givenName() + " " + person.familyName()).strip();
        outbox.keep(
                UUID.randomUUID(),
                new Outbox.Origin(SENDER, person.id()),
                person.email(),
                texts.getMessage("lms.invitation.subject", null, locale),
                texts.getMessage("lms.invitation.text", new Object[] {name}, locale),
                Optional.of(site.of("/lms/password?token=" + invitations.issue(person.id()))));
    }

    /** With the invitations themselves. */
    void forget(String person) {
        outbox.forget(SENDER, person);
        invitations.forget(person);
    }
}
