package org.chaland.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.SHOP;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.model.Account;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Link;
import org.chaland.model.Visitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I6: whatever address an anonymous visitor types, the answer is the same, by the same calls to the same ports. */
class UniformAnswersTest {

    private static final String ADDRESS = "somebody@example.org";

    private final TracedStorage storage = new TracedStorage(StorageUnderTest.fresh());
    private final World world = new World(storage);

    @Test
    void openingThePageCallsNoPort() {
        world.open(ANONYMOUS, Optional.empty());

        assertThat(storage.calls()).isEmpty();
    }

    @Test
    void aHandleMadeUpIsLookedUpOnceAndNothingElse() {
        world.isExpired(ANONYMOUS, new org.chaland.model.Handle("made up"));

        assertThat(storage.calls()).containsExactly("CheckoutStore.findByHandle");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void theAnswerAndTheCallsAreThoseOfAnUnknownAddress(String kind) {
        var unknown = traceOfSubmit();
        prepare(kind);

        var traced = traceOfSubmit();

        assertThat(traced).isEqualTo(unknown);
        assertThat(traced.calls()).containsExactly("CheckoutStore.insert", "CustomerStore.insert");
    }

    @Test
    void signingInWithoutARecordCallsTheSamePortsWhateverTheAddress() {
        var stranger =
                world.user(People.contact("Stranger", "stranger@example.org").build());
        var namesake = world.user(People.contact("Namesake", ADDRESS).build());
        prepare("a guest");

        assertThat(traceOfOpen(namesake)).isEqualTo(traceOfOpen(stranger));
    }

    static Stream<String> kinds() {
        return Stream.of("a guest", "linked", "suspended", "erased", "restricted", "merged");
    }

    private void prepare(String kind) {
        var id = world.place(ANONYMOUS, world.guest(details("Somebody", ADDRESS)), "order-1");
        Map<String, Function<Customer, Customer>> changes = Map.of(
                "a guest", Function.identity(),
                "linked", customer -> linked(customer.id(), Link.State.ACTIVE),
                "suspended", customer -> linked(customer.id(), Link.State.SUSPENDED),
                "erased",
                        customer -> change(
                                customer.toBuilder().details(Details.empty()).state(Customer.State.ERASED)),
                "restricted", customer -> change(customer.toBuilder().state(Customer.State.RESTRICTED)),
                "merged", customer -> change(customer.toBuilder().mergedInto(survivor())));
        changes.get(kind).apply(world.customer(id));
    }

    private CustomerId survivor() {
        return world.place(ANONYMOUS, world.guest(details("Survivor", "survivor@example.org")), "order-2");
    }

    private Customer linked(CustomerId id, Link.State state) {
        var account = new Account(World.LMS, "somebody");
        world.storage.customers().link(SHOP, id, new Link(account, Link.Proof.SIGNED_IN, state, World.START));
        return world.customer(id);
    }

    private Customer change(Customer.Builder changed) {
        assertThat(world.storage.customers().update(changed.build())).isTrue();
        return changed.build();
    }

    private Trace traceOfSubmit() {
        var base = world.open(ANONYMOUS, Optional.empty()).base();
        storage.forget();
        var outcome = world.submit(ANONYMOUS, Optional.empty(), details("Visitor", ADDRESS), base);
        var handleLength = ((SubmitOutcome.Saved) outcome).handle().value().length();
        return new Trace(outcome.getClass(), List.of(handleLength), storage.calls());
    }

    private Trace traceOfOpen(Account account) {
        storage.forget();
        var step = world.open(Visitor.signedIn(account), Optional.empty());
        var sources = step.fields().stream()
                .map(field -> field.source().orElse("none"))
                .collect(Collectors.toList());
        return new Trace(step.getClass(), List.copyOf(sources), storage.calls());
    }

    private record Trace(Class<?> type, List<?> shape, List<String> calls) {}
}
