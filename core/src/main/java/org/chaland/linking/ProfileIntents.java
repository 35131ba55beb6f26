package org.chaland.linking;

import java.util.Optional;
import java.util.stream.Stream;
import org.chaland.internal.Parts;
import org.chaland.internal.Rounds;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Customer;
import org.chaland.model.Link;
import org.chaland.model.Task;
import org.chaland.spi.TaskStore;

/**
 * The intents to pass on what was put right: one for each account and part, however often that happens; what is passed on is found out
 * when it runs.
 */
final class ProfileIntents {

    private final Parts parts;
    private final TaskStore tasks;

    ProfileIntents(Parts parts) {
        this.parts = parts;
        tasks = parts.storage().tasks();
    }

    /** Those accounts are to show what has become of the contact, if the shop made them (I12). */
    void changed(Customer owner, Stream<Link> links, Contact before, Contact after) {
        var differing = Stream.of(ProfilePart.values())
                .filter(part -> part.differs(before, after))
                .toList();
        links.filter(Link::isForUsToEnd)
                .map(Link::account)
                .forEach(account -> differing.forEach(part -> renew(owner, account, part)));
    }

    private void renew(Customer owner, Account account, ProfilePart part) {
        var key = "update-profile/" + EndIntents.name(account) + "/" + part.topic();
        Rounds.untilWon(owner.shop(), () -> {
            var known = tasks.find(owner.shop(), key);
            var written = known.map(task -> tasks.update(renewed(task)))
                    .orElseGet(() -> tasks.insert(task(key, owner, account, part)));
            return Optional.of(key).filter(any -> written);
        });
    }

    /**
     * One that is open keeps its lease and its pause: writing it raises its version, so what a worker finds out that is at it does not
     * count, and it is done again once that worker's call has landed.
     */
    private Task renewed(Task known) {
        return known.state() == Task.State.OPEN ? known : Intents.reopened(known, parts.now());
    }

    private Task task(String key, Customer owner, Account account, ProfilePart part) {
        return Task.builder(parts.ids().uuid(), owner.shop(), Task.Kind.UPDATE_PROFILE, key, owner.id(), parts.now())
                .topic(Optional.of(part.topic()))
                .account(Optional.of(account))
                .build();
    }
}
