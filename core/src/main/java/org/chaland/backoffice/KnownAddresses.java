package org.chaland.backoffice;

/** What an import does with a row whose e-mail address a customer of the shop has already. */
public enum KnownAddresses {
    /** Leaves it out and tells; the usual choice. */
    SKIP,
    /** Makes one more record; nothing of the others is read into it, nor changed (I1). */
    IMPORT
}
