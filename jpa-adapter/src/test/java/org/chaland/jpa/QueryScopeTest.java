package org.chaland.jpa;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Which statements a database that is spread over nodes has to send to all of them: those that the README names. */
class QueryScopeTest {

    private static final Pattern STATEMENT = Pattern.compile("(?s)\\s*(select|update|delete)\\b.*\\bwhere\\b.*");

    /** Shop, customer or purchase is given, or a key that is made of the shop and more. */
    private static final Pattern NAMES_ONE = Pattern.compile(
            "(?is).*\\b(shop|customer_?id|purchase_?key|account_?key|asker_?key|task_?key|mergedInto) = [:?].*"
                    + "|update chaland_customer .*\\bwhere id = \\?.*");

    @Test
    void statementsOverAllShopsAreThoseThatTheReadmeNames() throws IOException {
        var overAllShops = new TreeMap<>(statements());
        overAllShops.values().removeIf(statement -> NAMES_ONE.matcher(statement).matches());

        assertThat(overAllShops.keySet()).isNotEmpty().containsExactlyElementsOf(named());
    }

    /** A gate counts only after it has been seen to fail. */
    @Test
    void statementThatComparesOneColumnWithAnotherNamesNone() {
        assertThat("select c.id from ChalandCustomer c where c.shop = :shop").matches(NAMES_ONE);
        assertThat("select c.id from ChalandCustomer c, ChalandPurchase p where p.shop = c.shop")
                .doesNotMatch(NAMES_ONE);
    }

    /** Each class that holds statements was looked into. */
    @Test
    void statementsOfEveryStoreAreRead() throws IOException {
        var stores = statements().keySet().stream()
                .map(name -> name.replaceAll("\\..*", ""))
                .distinct();

        assertThat(stores)
                .containsExactlyInAnyOrder(
                        "JpaAccountStore",
                        "JpaAuditLog",
                        "JpaCheckoutStore",
                        "JpaClaimStore",
                        "JpaCourseStore",
                        "JpaCustomerDirectory",
                        "JpaCustomerStore",
                        "JpaDisclosureStore",
                        "JpaLeaseStore",
                        "JpaPurchaseStore",
                        "JpaRetentionStore",
                        "JpaTaskStore");
    }

    private static TreeMap<String, String> statements() throws IOException {
        try (var sources = Files.list(Path.of("src/main/java/org/chaland/jpa"))) {
            return sources.map(source -> source.getFileName().toString().replace(".java", ""))
                    .filter(name -> name.startsWith("Jpa"))
                    .flatMap(QueryScopeTest::texts)
                    .filter(text -> STATEMENT.matcher(value(text)).matches())
                    .collect(Collectors.toMap(
                            text -> text.getDeclaringClass().getSimpleName() + "." + text.getName(),
                            QueryScopeTest::value,
                            (one, same) -> one,
                            TreeMap::new));
        }
    }

    private static Stream<Field> texts(String className) {
        try {
            return Stream.of(Class.forName("org.chaland.jpa." + className).getDeclaredFields())
                    .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == String.class);
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static String value(Field text) {
        try {
            text.setAccessible(true);
            return (String) text.get(null);
        } catch (IllegalAccessException closed) {
            throw new IllegalStateException(closed);
        }
    }

    private static List<String> named() throws IOException {
        return Pattern.compile("`(Jpa\\w+\\.[A-Z_]+)`")
                .matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(name -> name.group(1))
                .sorted()
                .toList();
    }
}
