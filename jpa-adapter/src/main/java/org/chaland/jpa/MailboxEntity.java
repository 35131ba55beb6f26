package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;

/** A row of {@code chaland_mailbox}. Not safe for use by several threads. */
@Entity(name = "ChalandMailbox")
@Table(name = "chaland_mailbox")
@Cacheable(false)
class MailboxEntity {

    @Id
    @Column(name = "email_key", length = 64)
    private String emailKey;

    @Column(name = "email", length = 254)
    private String email;

    @Column(name = "subject_key", length = 64)
    private String subjectKey;

    @Column(name = "subject")
    private String subject;

    @Column(name = "proven_at")
    private long provenAt;

    /** For the persistence provider. */
    protected MailboxEntity() {}

    static Row newRow(CanonicalEmail email, Account account, Instant provenAt) {
        return new Row("chaland_mailbox")
                .set("email_key", Keys.ofEmail(email))
                .set("email", email.value())
                .set("subject_key", Keys.ofAccount(account))
                .set("subject", account.subject())
                .set("proven_at", provenAt);
    }

    Account account() {
        return new Account(Account.MAILBOX, subject);
    }

    CanonicalEmail email() {
        return CanonicalEmail.of(email).orElseThrow();
    }
}
