package org.chaland.jpa;

/** One of the moments, to be named on the command line. */
public enum Operation {
    LOOK_UP(Side::lookUp),
    EDIT(Side::edit),
    OPEN(Side::open),
    SUBMIT(Side::submit),
    COMPLETE(Side::complete),
    SUPPORT(Side::support),
    PAGE(Side::page),
    SEARCH(Side::search);

    private interface Call {

        Object of(Side side, int number);
    }

    private final Call call;

    Operation(Call call) {
        this.call = call;
    }

    /** Whether rows are written. */
    boolean writes() {
        return this == EDIT || this == SUBMIT || this == COMPLETE || this == PAGE || this == SEARCH;
    }

    /** How many orders have to be there for so many calls. */
    int orders(int calls) {
        return this == COMPLETE ? calls : 0;
    }

    Object by(Side side, int number) {
        return call.of(side, number);
    }
}
