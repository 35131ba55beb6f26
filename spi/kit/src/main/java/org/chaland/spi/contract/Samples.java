package org.chaland.spi.contract;

import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Claim;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;

/** Invented data that all contracts share. */
final class Samples {

    static final ShopId SHOP = new ShopId("shop-1");
    static final ShopId OTHER_SHOP = new ShopId("shop-2");
    static final String ISSUER = "https://identity.example";
    static final String OTHER_ISSUER = "https://identity.example/other";

    /** To the microsecond, the finest time that every database keeps. */
    static final Instant NOW = Instant.parse("2026-03-01T10:15:30.123456Z");

    /** The same minute of the clock on the wall in Paris, twice: what a store that converts to local time mixes up. */
    static final List<Instant> HOUR_THAT_COMES_TWICE =
            List.of(Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"));

    /** Names that differ for whoever compares bytes, and for hardly any collation. */
    static final List<String> LOOK_ALIKES = List.of(
            "anna", "Anna", "ANNA", "aNNA", "aNna", "anNa", "ANna", "AnNa", "aNnA", "AnNA", "ANnA", "ANNa", "anNA",
            "AnnA", "aNNa", "anna_", "anna%", "ann_", "ann%", "anna.", "anna-", "anna\\", "anna'", "\"anna", "anna0",
            "0anna", "a*na");

    /**
     * The same of any text: case, accents in one character and in two, blanks at the end, full width, a long s; emoji; the Turkish i;
     * ligatures.
     */
    static final List<String> LOOK_ALIKE_TEXTS = List.of(
            "jose",
            "Jose",
            "JOSE",
            "jos\u00e9",
            "jose\u0301",
            "JOS\u00c9",
            "j\u00f2se",
            "j\u00f3se",
            "j\u00f4se",
            "j\u00f6se",
            "j\u014dse",
            "jos\u00e8",
            "jos\u00ea",
            "jos\u00eb",
            "jose ",
            "jose  ",
            "\uff4a\uff4f\uff53\uff45",
            "jo\u017fe",
            "\ud83d\ude00",
            "\ud83d\ude01",
            "invite",
            "\u0131nvite",
            "\u0130nvite",
            "fin",
            "\ufb01n",
            "strasse",
            "stra\u00dfe");

    /** Ascending for whoever compares bytes, and for nobody who compares halves as signed numbers. */
    static final List<UUID> IDS_IN_ORDER = Stream.of(
                    "00000000-0000-7000-0000-000000000001",
                    "00000000-0000-7000-8000-000000000000",
                    "7fffffff-ffff-7fff-bfff-ffffffffffff",
                    "80000000-0000-7000-0000-000000000001",
                    "ffffffff-ffff-7fff-7fff-ffffffffffff",
                    "ffffffff-ffff-7fff-bfff-ffffffffffff")
            .map(UUID::fromString)
            .toList();

    private static final String OUTSIDE_THE_BASIC_PLANE = "𝄞";

    private Samples() {}

    static CustomerId id(int number) {
        return new CustomerId(uuid(number));
    }

    static UUID uuid(int number) {
        return new UUID(0x0190_0000_0000_7000L + number, 0x8000_0000_0000_0000L + number);
    }

    static String hash(int number) {
        return "abcdef" + String.format("%058x", number);
    }

    static Account account(String subject) {
        return new Account(ISSUER, subject);
    }

    static Customer guest(int number) {
        return Customer.builder(SHOP, id(number), NOW).details(known()).build();
    }

    /** One with that given name, made so many seconds after {@link #NOW}. */
    static Customer named(int number, String givenName, long seconds) {
        return Customer.builder(SHOP, id(number), NOW.plusSeconds(seconds))
                .details(Details.of(Contact.builder().givenName(givenName).build()))
                .build();
    }

    /** One with that e-mail address, made so many seconds after {@link #NOW}. */
    static Customer reached(int number, String email, long seconds) {
        return Customer.builder(SHOP, id(number), NOW.plusSeconds(seconds))
                .details(Details.of(Contact.builder().email(email).build()))
                .build();
    }

    /** As it would be if another shop had stored it under that number. */
    static Customer elsewhere(Customer customer, int number) {
        return Customer.builder(OTHER_SHOP, id(number), customer.createdAt())
                .details(customer.details())
                .build();
    }

    /** Its record out of use, in each way that there is. */
    static List<Customer> outOfUse(Customer customer) {
        return List.of(
                customer.toBuilder().state(Customer.State.RESTRICTED).build(),
                customer.toBuilder().state(Customer.State.ERASED).build(),
                customer.toBuilder().mergedInto(id(99)).build());
    }

    static Checkout checkout(int number) {
        return Checkout.builder(uuid(number), SHOP, hash(number), NOW.plusSeconds(600))
                .build();
    }

    /** By an asker of its own. */
    static Claim claim(int number) {
        return claim(number, SHOP, hash(number));
    }

    static Claim claim(int number, ShopId shop, String asker) {
        var email = CanonicalEmail.of("zoe@example.org").orElseThrow();
        return Claim.builder(uuid(number), shop, Claim.Purpose.SIGN_IN, asker, email, NOW)
                .build();
    }

    static Purchase purchase(String reference) {
        return purchaseOf(id(1), reference, NOW);
    }

    static Purchase purchaseOf(CustomerId customer, String reference, Instant placedAt) {
        return Purchase.builder(new PurchaseRef(SHOP, reference), customer, known(), placedAt)
                .build();
    }

    static Task task(int number) {
        return Task.builder(uuid(number), SHOP, Task.Kind.INVITE, "invite/" + number, NOW)
                .customer(id(1))
                .build();
    }

    static Contact person(String email) {
        return Contact.builder()
                .givenName("Zoé")
                .familyName("Exemple")
                .email(email)
                .build();
    }

    static Details known() {
        var zoe = person("zoe@example.org").toBuilder()
                .city("Orléans")
                .country("FR")
                .build();
        return Details.of(zoe).with(Field.BILLING_ORGANISATION, "Exemple & fils");
    }

    /** Every field, each with another text that is easily changed on the way to a database and back. */
    static Details trickyTexts() {
        var texts = List.of(
                "e\u0301 decomposed",
                "\u00e9 composed",
                " space before and after ",
                "\ud83d\udc69\u200d\ud83c\udf93 family of code points",
                "\ud842\udfb7\u91ce\u5bb6",
                "\u05d3\u05d5\u05d2\u05de\u05d4 \u0645\u062b\u0627\u0644",
                "I\u0130i\u0131 \u017f \u212a",
                "O'Neil \"x\" \\n %s ${y} ; --",
                "null",
                "two\nlines\tand a tab",
                "\u1e9e\u00df SS ss");
        var at = new int[1];
        return each(field -> texts.get(at[0]++ % texts.size()));
    }

    /** Every field as long as it may be, in code points that need four bytes in UTF-8 and two chars in Java. */
    static Details longestTexts() {
        return each(field -> OUTSIDE_THE_BASIC_PLANE.repeat(field.maxLength()));
    }

    /** Every field longer than it may be: as typed, before anybody has checked it. */
    static Details tooLongTexts() {
        return each(field -> OUTSIDE_THE_BASIC_PLANE.repeat(field.maxLength() + 1));
    }

    private static Details each(Function<Field, String> text) {
        var values = new EnumMap<Field, String>(Field.class);
        Arrays.stream(Field.values()).forEach(field -> values.put(field, text.apply(field)));
        return Details.of(values);
    }
}
