package org.chaland.property;

import java.util.List;
import java.util.Optional;
import org.chaland.journey.World;
import org.chaland.memory.Breakable;
import org.chaland.memory.ForwardingCustomers;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore;
import org.chaland.spi.Storage;

/** Stores of customers that take an address for a person, or keep no count of who was let in. */
final class NaiveCustomers {

    private NaiveCustomers() {}

    static Storage foundByAddress(InMemoryIdentityProvider users) {
        var storage = Breakable.sound();
        return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public Optional<Customer> findByAccount(ShopId shop, Account account) {
                return super.findByAccount(shop, account)
                        .or(() -> users.profile(account)
                                .flatMap(profile -> withAddress(storage, shop, profile.email())
                                        .map(found -> found.toBuilder()
                                                .links(List.of(Link.signedIn(account, World.START)))
                                                .build())));
            }
        });
    }

    /** What is read was never changed, as far as handles go. */
    static Storage withoutEpoch(InMemoryIdentityProvider users) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public Optional<Customer> find(ShopId shop, CustomerId id) {
                return super.find(shop, id).map(NaiveCustomers::first);
            }

            @Override
            public Optional<Customer> lock(ShopId shop, CustomerId id) {
                return super.lock(shop, id).map(NaiveCustomers::first);
            }

            @Override
            public Optional<Customer> findByAccount(ShopId shop, Account account) {
                return super.findByAccount(shop, account).map(NaiveCustomers::first);
            }

            @Override
            public boolean update(Customer customer) {
                var stored = super.find(customer.shop(), customer.id()).orElseThrow();
                return super.update(customer.toBuilder().epoch(stored.epoch()).build());
            }
        });
    }

    private static Customer first(Customer customer) {
        return customer.toBuilder().epoch(0).build();
    }

    static Storage replacingLinks(InMemoryIdentityProvider users) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public Linking link(ShopId shop, CustomerId id, Link link) {
                findByAccount(shop, link.account()).ifPresent(other -> unlink(shop, other.id(), link.account()));
                find(shop, id)
                        .flatMap(customer -> customer.linkAt(link.account().issuer()))
                        .ifPresent(other -> unlink(shop, id, other.account()));
                return super.link(shop, id, link);
            }
        });
    }

    static Storage withoutBrokenLinks(InMemoryIdentityProvider users) {
        return Breakable.sound().withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public boolean changeLink(ShopId shop, CustomerId id, Link link) {
                return super.changeLink(shop, id, link.in(Link.State.ACTIVE));
            }
        });
    }

    static Storage oneForEachAddress(InMemoryIdentityProvider users) {
        var storage = Breakable.sound();
        return storage.withCustomers(sound -> new ForwardingCustomers(sound) {
            @Override
            public boolean insert(Customer customer) {
                var known =
                        withAddress(storage, customer.shop(), customer.details().get(Field.EMAIL));
                return known.isPresent()
                        ? update(known.get().toBuilder()
                                .details(customer.details())
                                .build())
                        : super.insert(customer);
            }
        });
    }

    private static Optional<Customer> withAddress(Storage storage, ShopId shop, Optional<String> address) {
        CustomerStore customers = storage.customers();
        return address.flatMap(CanonicalEmail::of)
                .flatMap(email -> storage.directory().withEmail(shop, email, Optional.empty(), 1).stream()
                        .map(CustomerEntry::id)
                        .findFirst())
                .flatMap(id -> customers.find(shop, id));
    }
}
