package org.chaland.property;

/**
 * One operation of somebody.
 *
 * @param kind which
 * @param browser where, counted through all browsers; staff have none
 * @param pick upon which record, order or account, counted through all there are
 * @param how in which of the ways that the kind has
 */
record Move(Kind kind, int browser, int pick, int how) {

    /** What people do; each as often as its weight says. */
    enum Kind {
        OPEN(3),
        SUBMIT(8),
        BEGIN_SIGN_IN(3),
        COME_BACK(4),
        ARRIVE(3),
        SIGN_IN_FOR_ORDER(4),
        SIGN_OUT(1),
        TAKE_OVER(1),
        USE_OLD_HANDLES(2),
        SEE_AREA(1),
        PLACE(7),
        ORDER_AGAIN(3),
        COMPLETE(5),
        CANCEL(1),
        UPKEEP(4),
        CLOCK(3),
        PROVIDER_DELETES(2),
        STAFF_RECORD(4),
        STAFF_LINK(2),
        STAFF_UNLINK(1),
        STAFF_MERGE(2),
        STAFF_EDIT(3),
        STAFF_DELETE(1),
        DEMAND_ERASURE(2),
        STAFF_ERASE(1);

        private final int weight;

        Kind(int weight) {
            this.weight = weight;
        }

        int weight() {
            return weight;
        }
    }

    @Override
    public String toString() {
        return kind + " " + browser + "/" + pick + "/" + how;
    }
}
