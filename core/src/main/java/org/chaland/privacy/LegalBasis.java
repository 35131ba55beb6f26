package org.chaland.privacy;

/** What makes it lawful to keep something of a person (GDPR art. 6(1)). */
public enum LegalBasis {
    /** The contract with the person: art. 6(1)(b). */
    CONTRACT,
    /** What the law demands of the shop, such as keeping vouchers: art. 6(1)(c). */
    LEGAL_OBLIGATION,
    /** What the shop needs to keep itself and others from harm: art. 6(1)(f). */
    LEGITIMATE_INTEREST
}
