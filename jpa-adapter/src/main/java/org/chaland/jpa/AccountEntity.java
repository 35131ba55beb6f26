package org.chaland.jpa;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.chaland.model.Account;
import org.chaland.model.ShopAccount;
import org.chaland.model.ShopId;
import org.jspecify.annotations.Nullable;

/** A row of {@code chaland_account}. Not safe for use by several threads. */
@Entity(name = "ChalandAccount")
@Table(name = "chaland_account")
@Cacheable(false)
class AccountEntity {

    @Id
    @Column(name = "subject_key", length = 64)
    private String subjectKey;

    @Column(name = "issuer")
    private String issuer;

    @Column(name = "subject")
    private String subject;

    @Column(name = "made_by", length = 64)
    private String madeBy;

    @Column(name = "suspended")
    private boolean suspended;

    @Column(name = "closed_at")
    private @Nullable Long closedAt;

    @Column(name = "look_at")
    private long lookAt;

    /** For the persistence provider. */
    protected AccountEntity() {}

    static Row newRow(ShopAccount made) {
        return new Row("chaland_account")
                .set("subject_key", Keys.ofAccount(made.account()))
                .set("issuer", made.account().issuer())
                .set("subject", made.account().subject())
                .set("made_by", made.madeBy())
                .set("suspended", made.suspended())
                .set("closed_at", made.closedAt())
                .set("look_at", made.lookAt());
    }

    ShopAccount toModel() {
        return new ShopAccount(
                new Account(issuer, subject),
                new ShopId(madeBy),
                suspended,
                Stored.instant(closedAt),
                Stored.instant(lookAt));
    }
}
