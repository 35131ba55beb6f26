package org.chaland.examples.webshop.staff;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.chaland.Chaland;
import org.chaland.backoffice.Staff;
import org.chaland.examples.webshop.orders.AfterCommit;
import org.chaland.examples.webshop.shop.Notices;
import org.chaland.model.CustomerId;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What has stopped until somebody acts; and the button by which it goes on. */
@Controller
class TasksController {

    private final Chaland chaland;
    private final AfterCommit afterCommit;

    TasksController(Chaland chaland, AfterCommit afterCommit) {
        this.chaland = chaland;
        this.afterCommit = afterCommit;
    }

    @GetMapping("/staff/tasks")
    String stopped(
            @RequestParam Optional<UUID> after, Staff staff, Model model, RedirectAttributes redirect, Locale locale) {
        var tasks = chaland.backOffice().stoppedTasks(staff, after, locale);
        if (Pages.isCutOff(tasks, after)) {
            return Pages.first("/staff/tasks", redirect);
        }
        model.addAttribute("tasks", tasks);
        model.addAttribute("first", after.isEmpty());
        return "staff/tasks";
    }

    @PostMapping("/staff/tasks/run-again")
    String runAgainFromList(@RequestParam(defaultValue = "") String key, Staff staff, RedirectAttributes redirect) {
        Notices.next(redirect, runAgain(key, staff));
        return "redirect:/staff/tasks";
    }

    @PostMapping("/staff/customers/{customer}/run-again")
    String runAgainFromCustomer(
            @RequestParam(defaultValue = "") String key,
            @PathVariable CustomerId customer,
            Staff staff,
            RedirectAttributes redirect) {
        return CustomerController.goTo(customer, runAgain(key, staff), redirect);
    }

    /** The provider is asked outside the transaction in which the task was opened again. */
    private String runAgain(String key, Staff staff) {
        var outcome = chaland.backOffice().runAgain(staff, key);
        outcome.toOptional().ifPresent(afterCommit::runFor);
        return "staff.runAgain." + outcome.refusal().map(Enum::name).orElse("BEGUN");
    }
}
