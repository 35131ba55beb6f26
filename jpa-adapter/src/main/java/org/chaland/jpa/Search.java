package org.chaland.jpa;

import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.chaland.model.CustomerId;
import org.chaland.model.ShopId;

/**
 * Finds customers by the beginnings of their terms. It walks through the terms that begin with the first prefix, and takes a
 * customer at the first of them only, so that each comes once and in the order of the index.
 */
final class Search {

    private static final String FROM = EntryMapper.SELECT + """
            from ChalandCustomerTerm t, ChalandCustomer c
            where c.id = t.key.customerId
            """;

    private static final String LISTED = """
            and @.shop = :shop and @.key.term >= :from0 and @.key.term < :to0
            and not exists (select e.shop from ChalandCustomerTerm e
                where e.key.customerId = @.key.customerId and e.key.term >= :from0 and e.key.term < @.key.term)
            """;

    private static final String HAS_ALSO = """
            and exists (select e.shop from ChalandCustomerTerm e
                where e.key.customerId = @.key.customerId and e.key.term >= :from# and e.key.term < :to#)
            """;

    private static final String AFTER = """
            and t.key.term >= (select u.key.term from ChalandCustomerTerm u where u.key.customerId = :after %1$s)
            and (t.key.term > (select u.key.term from ChalandCustomerTerm u where u.key.customerId = :after %1$s)
                or t.key.customerId > :after)
            """;

    private static final String IN_ORDER = """
            order by t.shop, t.key.term, t.key.customerId
            """;

    /** No byte of any text in UTF-8: with it behind a prefix, all that begins with the prefix is smaller. */
    private static final byte ABOVE_ALL = (byte) 0xFF;

    private final List<String> prefixes;

    Search(List<String> prefixes) {
        this.prefixes = List.copyOf(prefixes);
    }

    /** Whether a prefix is no text at all: half a surrogate pair would be written as a question mark, and might find one. */
    boolean isHopeless() {
        return !prefixes.stream().allMatch(StandardCharsets.UTF_8.newEncoder()::canEncode);
    }

    Read<Object[]> in(EntityManager manager, ShopId shop, Optional<CustomerId> after) {
        var next = after.map(any -> AFTER.formatted(isListed("u"))).orElse("");
        var query = new Read<>(manager, Object[].class, FROM + isListed("t") + next + IN_ORDER)
                .with("shop", shop.value())
                .with("after", after.map(CustomerId::value));
        for (int i = 0; i < prefixes.size(); i++) {
            var prefix = prefixes.get(i).getBytes(StandardCharsets.UTF_8);
            query.with("from" + i, prefix).with("to" + i, end(prefix));
        }
        return query;
    }

    /** That the term of that alias is the first one by which its customer is found. */
    private String isListed(String alias) {
        var others = IntStream.range(1, prefixes.size())
                .mapToObj(number -> HAS_ALSO.replace("#", String.valueOf(number)))
                .collect(Collectors.joining());
        return (LISTED + others).replace("@", alias);
    }

    private static byte[] end(byte[] prefix) {
        var end = Arrays.copyOf(prefix, prefix.length + 1);
        end[prefix.length] = ABOVE_ALL;
        return end;
    }
}
