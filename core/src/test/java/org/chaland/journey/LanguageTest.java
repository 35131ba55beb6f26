package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.TYPED;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.Task;
import org.chaland.model.Visit;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In which language a customer is kept and written to. */
class LanguageTest extends MeddledJourney {

    private static final Details UNTOLD = with(TYPED, Field.LANGUAGE, "");

    @Test
    void whoToldNoLanguageIsWrittenToInTheShops() {
        world.shops.put(SHOP, World.usualRules().defaultLanguage("fr").build());
        var customer = Customer.builder(SHOP, new CustomerId(new UUID(5, 5)), World.START)
                .details(with(ADA, Field.LANGUAGE, ""))
                .build();
        storage.customers().insert(customer);
        world.addTask(Task.Kind.WRITE, customer.id(), Optional.of("account-ready"));

        world.upkeep();

        assertThat(world.mail.sent()).extracting(Message::language).containsExactly("fr");
    }

    @Test
    void aPageThatDoesNotAskForTheLanguageLeavesIt() {
        world.submitAs(ada, ADA);

        world.submitAs(ada, with(ADA, Field.LANGUAGE, ""));

        assertThat(world.customerOf(ada).orElseThrow().details().contact().language())
                .contains("fr");
    }

    @Test
    void whoTellsNoLanguageIsWrittenToInTheOneTheyShopIn() {
        assertThat(languageOf(UNTOLD)).contains("de");
        assertThat(languageOf(TYPED)).contains("fr");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"und", "x-klingon", "fr-FR-u-ca-buddhist-nu-thai-x-whatever-a-browser-appends"})
    void anOddLocaleOfTheBrowserStopsNobody(String tag) {
        var handle = savedIn(tag, UNTOLD);

        var customer = world.customer(world.place(ANONYMOUS, handle, "order-1"));

        assertThat(customer.details().contact().language()).get().isIn("en", "fr");
    }

    @Test
    void whatWasSavedCanBePlacedWhateverTheBrowsersLanguage() {
        var handle = savedIn("zh-Hant-HK-u-ca-chinese-co-stroke-nu-hanidec", UNTOLD);

        assertThat(world.placed(ANONYMOUS, handle, "order-1")).isInstanceOf(PlacedOutcome.Placed.class);
    }

    @Test
    void aBrowsersLanguageOfAnyLengthDoesNotBreakStorage() {
        var handle = savedIn("en-x" + "-abcdefgh".repeat(100), UNTOLD);

        assertThat(world.isExpired(ANONYMOUS, handle)).isFalse();
    }

    private Optional<String> languageOf(Details typed) {
        var handle = savedIn("de", typed);
        return valueOf(world.open(ANONYMOUS, Optional.of(handle)), Field.LANGUAGE);
    }

    private Handle savedIn(String browsersLanguage, Details typed) {
        return world.saved(world.chaland
                .checkout()
                .submit(Visit.of(SHOP, ANONYMOUS).withLocale(Locale.forLanguageTag(browsersLanguage)), typed));
    }
}
