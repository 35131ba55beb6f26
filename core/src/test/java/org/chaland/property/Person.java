package org.chaland.property;

/** Who comes to the shop. Whatever they type carries a mark of theirs, and so does the account of those who have one. */
enum Person {
    ANONYMOUS_ONE("Qa"),
    ANONYMOUS_TWO("Qb"),
    OWNER_ONE("Qc"),
    OWNER_TWO("Qd"),
    OPERATOR("Qe"),
    STAFF("Qf");

    private final String mark;

    Person(String mark) {
        this.mark = mark;
    }

    String mark() {
        return mark;
    }

    boolean hasAccount() {
        return this == OWNER_ONE || this == OWNER_TWO;
    }
}
