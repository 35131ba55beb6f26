package org.chaland.journey;

import static org.chaland.journey.People.ANONYMOUS;
import static org.chaland.journey.People.contact;
import static org.chaland.journey.People.details;
import static org.chaland.journey.World.LMS;
import static org.chaland.journey.World.SHOP;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.chaland.checkout.BeginSignInOutcome;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Details;
import org.chaland.model.Handle;
import org.chaland.model.Purchase;
import org.chaland.model.Visitor;
import org.chaland.prefill.ContactStep;
import org.chaland.spi.Storage;

/**
 * A victim and an attacker who uses the victim's e-mail address, each with a name of their own by which their data is known
 * again wherever it shows.
 */
final class Hijack {

    static final String ADDRESS = "victoria@example.org";
    static final Details BY_VICTIM = details("Victoria", ADDRESS);
    static final Details BY_ATTACKER = details("Mallory", ADDRESS);
    static final String OIDC = "https://id.example.net";

    final InMemoryIdentityProvider lms =
            InMemoryIdentityProvider.builder(LMS).random(World.random(3)).build();

    /** A provider at which anybody is whoever they say. */
    final InMemoryIdentityProvider oidc =
            InMemoryIdentityProvider.builder(OIDC).random(World.random(4)).build();

    final Account victim = lms.addUser(contact("Victoria", ADDRESS).build());
    final Account attacker =
            lms.addUser(contact("Mallory", "mallory@example.org").build());
    final Account attackerAsVictim = oidc.addUser(contact("Mallory", ADDRESS).build());
    final World world;
    final List<Handle> attackersHandles = new ArrayList<>();

    Hijack(UnaryOperator<Storage> guard) {
        world = new World(guard.apply(StorageUnderTest.fresh()), List.of(lms, oidc));
        world.shops.put(SHOP, World.usualRules().signInIssuers(LMS, OIDC).build());
    }

    /** On a storage that takes an equal e-mail address for a proof. */
    static Hijack joiningByEmail() {
        var emails = new ArrayList<Hijack>();
        var hijack = new Hijack(
                sound -> Naive.joiningByEmail(sound, account -> emails.get(0).emailOf(account)));
        emails.add(hijack);
        return hijack;
    }

    private Optional<String> emailOf(Account account) {
        return lms.profile(account).or(() -> oidc.profile(account)).flatMap(Contact::email);
    }

    void victimBuysSignedIn() {
        var handle = arrive(Optional.empty(), victim);
        var saved = world.openAndSubmit(Visitor.signedIn(victim), Optional.of(handle), BY_VICTIM);
        world.place(Visitor.signedIn(victim), saved, "victims-order");
        world.complete("victims-order");
        world.upkeep();
    }

    void attackerBuysAsGuest() {
        var handle = world.guest(BY_ATTACKER);
        attackersHandles.add(handle);
        world.place(ANONYMOUS, handle, "attackers-order");
        world.complete("attackers-order");
        world.upkeep();
    }

    /** The sign-in at the contact step, through the provider. */
    Handle arrive(Optional<Handle> handle, Account account) {
        var provider = account.issuer().equals(LMS) ? lms : oidc;
        var begun =
                (BeginSignInOutcome.Redirect) world.signIns.begin(ANONYMOUS, handle, account.issuer(), Details.empty());
        return SignIns.signedIn(world.signIns.cameBack(begun.handle(), provider.signIn(begun.address(), account)))
                .handle();
    }

    /** Whatever of one has come to the other; empty if all is well. */
    List<String> damage() {
        var found = new ArrayList<String>();
        if (shows(world.open(Visitor.signedIn(victim), Optional.empty()), "Mallory")) {
            found.add("the victim's form shows what the attacker typed");
        }
        for (var account : List.of(attacker, attackerAsVictim)) {
            if (shows(world.open(Visitor.signedIn(account), Optional.empty()), "Victoria")) {
                found.add("the form of the attacker at " + account.issuer() + " shows the victim's data");
            }
        }
        attackersHandles.stream()
                .filter(handle -> reads(handle, "Victoria"))
                .forEach(handle -> found.add("a handle of the attacker's shows the victim's data"));
        if (record(victim).filter(customer -> holds(customer, "Mallory")).isPresent()) {
            found.add("the victim's record holds what the attacker typed");
        }
        if (owner("attackers-order").isPresent() && owner("attackers-order").equals(owner("victims-order"))) {
            found.add("both orders belong to one record");
        }
        return found;
    }

    Optional<Customer> record(Account account) {
        return world.storage.customers().findByAccount(SHOP, account);
    }

    Optional<Customer> owner(String order) {
        return world.storage
                .purchases()
                .find(World.ref(order))
                .map(Purchase::customer)
                .flatMap(id -> world.storage.customers().find(SHOP, id));
    }

    private boolean reads(Handle handle, String canary) {
        return shows(world.chaland.checkout().open(World.visit(ANONYMOUS, handle)), canary);
    }

    private static boolean shows(ContactStep step, String canary) {
        return step.fields().stream()
                .anyMatch(field -> field.value().filter(canary::equals).isPresent()
                        || field.offers().stream()
                                .anyMatch(offer -> offer.value().equals(canary)));
    }

    private static boolean holds(Customer customer, String canary) {
        return customer.details().values().containsValue(canary);
    }
}
