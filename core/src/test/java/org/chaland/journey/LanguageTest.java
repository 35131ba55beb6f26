package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ADA;
import static org.chaland.journey.People.with;
import static org.chaland.journey.World.SHOP;

import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
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
}
