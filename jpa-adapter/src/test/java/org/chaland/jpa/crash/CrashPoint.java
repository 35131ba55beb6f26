package org.chaland.jpa.crash;

import java.util.Optional;

/** A moment at which the JVM is killed: before or after the first such call, from the payment on. */
enum CrashPoint {
    NONE("never", "", "no crash: the twin of them all"),
    C0_BEFORE_THE_PURCHASE_IS_WRITTEN("before", "PurchaseStore.update", "payment, within its transaction"),
    C0_BEFORE_THE_FIRST_TASK("before", "TaskStore.insertAll", "payment, within its transaction"),
    C0_BEFORE_THE_COMMIT("after", "TaskStore.insertAll", "payment, within its transaction"),
    C1_PAID_AND_NOTHING_BEGUN("after", "completed", "payment is committed"),
    C1_LEASE_WRITTEN("after", "TaskStore.update", "a worker has the task"),
    C1_TURN_TAKEN("after", "LeaseStore.take", "a worker has the address"),
    C2_BEFORE_THE_LOOK_UP("before", "find", "nothing was asked"),
    C3_BEFORE_THE_CREATION("before", "create", "no account is there"),
    C4_CREATION_UNDER_WAY("during", "create", "the request lands once all have stopped waiting"),
    C5_REPLY_RECEIVED("after", "create", "the account is there and nothing is written"),
    C5_TURN_GIVEN_BACK("after", "LeaseStore.release", "the account is there and nothing is written"),
    C6_LINK_NOT_COMMITTED("after", "CustomerStore.link", "link, within its transaction"),
    C7_BEFORE_THE_INVITATION("before", "invite", "linked"),
    C7_INVITED_AND_NOT_WRITTEN("after", "invite", "linked"),
    C7_BEFORE_THE_DOOR("before", "grant", "linked"),
    C7_LET_IN_AND_NOT_WRITTEN("after", "grant", "linked"),
    C7_MAILED_AND_NOT_WRITTEN("after", "mail", "linked"),
    C7_TOLD_AND_NOT_WRITTEN("after", "told", "listeners know");

    private final String moment;
    private final String call;
    private final String where;

    CrashPoint(String moment, String call, String where) {
        this.moment = moment;
        this.call = call;
        this.where = where;
    }

    boolean is(String atMoment, String ofCall) {
        return moment.equals(atMoment) && call.equals(ofCall);
    }

    /** The part of the process, for the name of a test. */
    Optional<String> where() {
        return Optional.of(where).filter(text -> this != NONE);
    }
}
