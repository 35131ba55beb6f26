package org.chaland.jpa.entity;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** A row of {@code chaland_link}. Not safe for use by several threads. */
@Embeddable
public class LinkColumns {

    @Column(name = "account_key", length = 64)
    private String accountKey;

    @Column(name = "subject_key", length = 64)
    private String subjectKey;

    @Column(name = "issuer_key", length = 64)
    private String issuerKey;

    @Column(name = "issuer")
    private String issuer;

    @Column(name = "subject")
    private String subject;

    @Column(name = "proof", length = 20)
    private String proof;

    @Column(name = "state", length = 20)
    private String state;

    @Column(name = "since")
    private long since;

    /** For the persistence provider. */
    protected LinkColumns() {}

    public String issuer() {
        return issuer;
    }

    public String subject() {
        return subject;
    }

    public String proof() {
        return proof;
    }

    public String state() {
        return state;
    }

    public long since() {
        return since;
    }
}
