package org.chaland.property;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/** Sequences of operations. */
final class Moves {

    /** More than there is of anything to choose from, and divisible by most. */
    private static final int MANY = 60;

    private Moves() {}

    static Arbitrary<List<Move>> upTo(int length) {
        return move().list().ofMinSize(1).ofMaxSize(length).withSizeDistribution(RandomDistribution.uniform());
    }

    private static Arbitrary<Move> move() {
        var kinds = Stream.of(Move.Kind.values())
                .flatMap(kind -> Collections.nCopies(kind.weight(), kind).stream())
                .toList();
        var number = Arbitraries.integers().between(0, MANY - 1).withDistribution(RandomDistribution.uniform());
        return Combinators.combine(Arbitraries.of(kinds), number, number, number)
                .as(Move::new);
    }
}
