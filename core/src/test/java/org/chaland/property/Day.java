package org.chaland.property;

import java.util.List;
import java.util.function.Consumer;

/** A day at the shop: one operation after the other, each followed by a comparison with the model. */
final class Day {

    private final Shop shop;
    private final Visits visits;
    private final SignIns signIns;
    private final Areas areas;
    private final Orders orders;
    private final OldHandles oldHandles;
    private final Office office;
    private final Demands demands;
    private final Passing passing;
    private final Comparison comparison;
    private final Ending ending;

    Day(Host host, Consumer<String> happened) {
        shop = new Shop(host, happened);
        visits = new Visits(shop);
        signIns = new SignIns(shop);
        areas = new Areas(shop);
        orders = new Orders(shop);
        oldHandles = new OldHandles(shop);
        office = new Office(shop);
        demands = new Demands(shop);
        passing = new Passing(shop);
        comparison = new Comparison(shop);
        ending = new Ending(shop);
    }

    /** @throws AssertionError that names the rule that was broken */
    void pass(List<Move> moves) {
        for (var move : moves) {
            make(move);
            comparison.compare();
        }
        ending.settle(passing);
        comparison.compare();
        ending.requireAttachedOrStopped();
        ending.requireNoneOfErased();
    }

    private void make(Move move) {
        var browser = shop.browser(move);
        switch (move.kind()) {
            case OPEN -> visits.open(browser);
            case SUBMIT -> visits.submit(browser, move);
            case BEGIN_SIGN_IN -> signIns.begin(browser, move);
            case COME_BACK -> signIns.comeBack(browser, move);
            case ARRIVE -> signIns.arrive(browser, move);
            case SIGN_IN_FOR_ORDER -> signIns.forOrder(browser, move);
            case SIGN_OUT -> signIns.signOut(browser);
            case TAKE_OVER -> signIns.takeOver(browser, move);
            case USE_OLD_HANDLES -> oldHandles.use(browser, move);
            case SEE_AREA -> areas.open(browser);
            case PLACE -> orders.place(browser, move);
            case ORDER_AGAIN -> {
                visits.submit(browser, move);
                orders.placeAgain(browser);
            }
            case COMPLETE -> orders.complete(move);
            case CANCEL -> orders.cancel(move);
            case UPKEEP -> passing.upkeep();
            case CLOCK -> passing.time(move);
            case PROVIDER_DELETES -> passing.accountIsDeleted(move);
            case STAFF_RECORD -> office.record(move).ifPresent(orders::pay);
            case STAFF_LINK -> office.link(move);
            case STAFF_UNLINK -> office.unlink(move);
            case STAFF_MERGE -> office.merge(move);
            case STAFF_EDIT -> office.edit(move);
            case STAFF_DELETE -> office.delete(move);
            case DEMAND_ERASURE -> demands.erase(browser, move);
            case STAFF_ERASE -> demands.eraseByStaff(move);
        }
    }
}
