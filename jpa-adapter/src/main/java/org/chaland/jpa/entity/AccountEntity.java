package org.chaland.jpa.entity;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** A row of {@code chaland_account}. Not safe for use by several threads. */
@Entity(name = "ChalandAccount")
@Table(name = "chaland_account")
@Cacheable(false)
public class AccountEntity {

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

    @Column(name = "look_at")
    private long lookAt;

    /** For the persistence provider. */
    protected AccountEntity() {}

    public String issuer() {
        return issuer;
    }

    public String subject() {
        return subject;
    }

    public String madeBy() {
        return madeBy;
    }

    public boolean suspended() {
        return suspended;
    }

    public long lookAt() {
        return lookAt;
    }
}
