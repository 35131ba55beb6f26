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
import org.chaland.checkout.Submission;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Task;
import org.chaland.spi.Message;
import org.junit.jupiter.api.Test;

/** In which language a customer is kept and written to. */
class LanguageTest extends MeddledJourney {

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
        assertThat(languageOf(with(TYPED, Field.LANGUAGE, ""))).contains("de");
        assertThat(languageOf(TYPED)).contains("fr");
    }

    private Optional<String> languageOf(Details typed) {
        var handle = world.saved(world.chaland
                .checkout()
                .submit(Submission.builder(SHOP, ANONYMOUS, typed)
                        .locale(Locale.GERMAN)
                        .build()));
        return valueOf(world.open(ANONYMOUS, Optional.of(handle)), Field.LANGUAGE);
    }
}
