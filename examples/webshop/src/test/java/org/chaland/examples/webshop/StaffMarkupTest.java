package org.chaland.examples.webshop;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.chaland.model.Account;
import org.chaland.model.AuditEntry;
import org.chaland.model.Customer;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Link;
import org.chaland.model.Purchase;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Task;
import org.chaland.model.Training;
import org.chaland.spi.Storage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** Whatever lies in the tables, staff see it as text. */
@Tag("ci")
class StaffMarkupTest {

    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");

    private final RunningShop shop = RunningShop.shared();
    private final ShopId id = shop.bean(ShopId.class);
    private final Storage storage = shop.bean(Storage.class);
    private final Staff staff = Staff.of(shop);

    /** They would fill the first page of what waits. */
    @AfterEach
    void tasksAreGone() {
        shop.bean(JdbcTemplate.class).update("delete from chaland_task where reason = 'zebra'");
    }

    @Test
    void onEveryPageWhateverIsStored() {
        for (var payload : MarkupTest.payloads()) {
            var first = stored(payload, "1");
            var second = stored(payload, "2");
            staff.browser().setCookie("language", payload.length() % 2 == 0 ? "en" : "fr");
            pages(first, second).forEach(MarkupTest::isText);
            assertThat(staff.customer(first.toString()).text()).contains(payload.strip());
        }
        assertThat(staff.browser()
                        .get("/staff/import")
                        .form("#export-all")
                        .sendForFile()
                        .body())
                .contains("zebra<script>alert(1)</script>");
    }

    private List<Page> pages(CustomerId first, CustomerId second) {
        var browser = staff.browser();
        var customer = "/staff/customers/" + first;
        return List.of(
                browser.get("/staff/customers"),
                staff.search("zebra"),
                staff.search(first.toString()),
                browser.get(customer),
                browser.get(customer + "/edit"),
                browser.get(customer + "/edit").form("#save").with("city", "").send(),
                browser.get(customer + "/purchase"),
                browser.get(customer + "/link"),
                browser.get(customer + "/delete"),
                browser.get(customer).press("form[action$=unlink] button"),
                browser.get("/staff/merge?from=" + second + "&into=" + first),
                browser.get("/staff/duplicates"),
                browser.get("/staff/tasks"));
    }

    @Test
    void inWhateverIsTyped() {
        var customer = Staff.id(staff.enter("typed-markup@example.org"));
        var address = "/staff/customers/" + customer;
        for (var payload : MarkupTest.payloads()) {
            var typed = staff.browser().get("/staff/customers/new").form("#create");
            List.of(Field.values()).forEach(field -> typed.with(field.path(), payload));
            MarkupTest.isText(typed.send());
            MarkupTest.isText(staff.search(payload));
            MarkupTest.isText(staff.browser()
                    .get(address + "/link")
                    .form("#link")
                    .with("issuer", payload)
                    .with("subject", payload)
                    .with("reason", payload)
                    .send());
            MarkupTest.isText(staff.browser()
                    .get(address + "/merge")
                    .form("#compare")
                    .with("other", payload)
                    .send());
            MarkupTest.isText(staff.browser()
                    .get(address + "/purchase")
                    .form("#record")
                    .with("item", payload)
                    .with("form", payload)
                    .send());
            MarkupTest.isText(staff.browser()
                    .get("/staff/import")
                    .form("#upload")
                    .sendFile("file", (payload + "\nx\n").getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        }
    }

    /** A customer of whom everything is that text, as if no form had ever looked at it. */
    private CustomerId stored(String payload, String number) {
        var customer = new CustomerId(UUID.randomUUID());
        var account = new Account("urn:chaland:demo-lms", payload + number + customer);
        var link = new Link(account, Link.Proof.STAFF, Link.State.ACTIVE, NOW);
        var ref = new PurchaseRef(id, payload.replace(" ", "") + number);
        storage.transactions().inTransaction(() -> {
            storage.customers()
                    .insert(Customer.builder(id, customer, NOW)
                            .details(details(payload))
                            .links(List.of(link))
                            .build());
            storage.purchases()
                    .insert(Purchase.builder(ref, customer, details(payload), NOW)
                            .trainings(List.of(Training.of(payload).until(NOW)))
                            .build());
            storage.tasks()
                    .insert(Task.builder(UUID.randomUUID(), id, Task.Kind.INVITE, payload + customer, NOW)
                            .customer(customer)
                            .reference(Optional.of(ref.reference()))
                            .state(Task.State.STOPPED)
                            .reason(Optional.of("zebra"))
                            .detail(Optional.of(payload))
                            .build());
            storage.audit()
                    .append(new AuditEntry(
                            UUID.randomUUID(),
                            id,
                            customer,
                            AuditEntry.Action.LINKED,
                            payload.replaceAll("[^ -~]", ""),
                            Optional.of(payload),
                            NOW));
            return customer;
        });
        return customer;
    }

    private static Details details(String payload) {
        var values = new EnumMap<Field, String>(Field.class);
        for (var field : Field.values()) {
            values.put(field, payload.substring(0, Math.min(payload.length(), field.maxLength())));
        }
        values.put(Field.EMAIL, payload);
        return Details.of(values);
    }
}
