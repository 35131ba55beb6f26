package org.chaland.jpa;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the ratios rest on: that both sides ask the same of the server, in the same transactions. */
final class SameStatements {

    private SameStatements() {}

    /** How many statements each operation has; the same ones on both sides, or none is measured. */
    static Map<Operation, Long> on(Market market) {
        var recorder = new StatementRecorder();
        var sides = market.sides(recorder);
        var counts = new EnumMap<Operation, Long>(Operation.class);
        for (var operation : Operation.values()) {
            var ours = asked(market, recorder, operation, sides.get(0));
            var byHand = asked(market, recorder, operation, sides.get(1));
            if (!ours.equals(byHand)) {
                throw new IllegalStateException(operation + " is not comparable: " + ours + " by hand " + byHand);
            }
            counts.put(
                    operation,
                    ours.stream().filter(words -> words.contains(" ")).count());
        }
        return counts;
    }

    private static List<String> asked(Market market, StatementRecorder recorder, Operation operation, Side side) {
        market.order(operation.orders(1));
        return recorder.during(() -> operation.by(side, 0));
    }
}
