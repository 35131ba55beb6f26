package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.chaland.model.ShopId;

/**
 * Finds out which of several prefixes begins the fewest terms. It asks for each whether there is a certain number of them, then for
 * a greater number, until one has fewer. So it reads about as many entries of the index as the rarest has, and never all of a frequent one.
 */
final class TermFrequencies {

    /** In the order of the index, or a database might read the table instead, whose first rows may all be others'. */
    private static final String TERMS = """
            select t.key.customerId from ChalandCustomerTerm t
            where t.shop = :shop and t.key.term >= :from and t.key.term < :to
            order by t.shop, t.key.term, t.key.customerId
            """;

    private static final int FEWEST = 64;
    private static final int FACTOR = 8;

    /** Of words that are all as frequent as this, many customers have all, so that a page is soon full. */
    private static final int MOST = 32_768;

    private final EntityManager manager;
    private final ShopId shop;

    TermFrequencies(EntityManager manager, ShopId shop) {
        this.manager = manager;
        this.shop = shop;
    }

    List<String> rarestFirst(List<String> prefixes) {
        return IntStream.iterate(FEWEST, number -> number <= MOST, number -> number * FACTOR)
                .mapToObj(number -> withFewer(prefixes, number))
                .filter(rare -> !rare.isEmpty())
                .findFirst()
                .map(rare -> Stream.concat(rare.stream(), prefixes.stream().filter(prefix -> !rare.contains(prefix)))
                        .toList())
                .orElse(prefixes);
    }

    private List<String> withFewer(List<String> prefixes, int number) {
        return prefixes.stream().filter(prefix -> !hasAsMany(prefix, number)).toList();
    }

    private boolean hasAsMany(String prefix, int number) {
        var range = TermRange.of(prefix);
        return !new Read<>(manager, Object.class, TERMS)
                .with("shop", shop)
                .with("from", range.from())
                .with("to", range.to())
                .skip(number - 1)
                .limit(1)
                .values()
                .isEmpty();
    }
}
