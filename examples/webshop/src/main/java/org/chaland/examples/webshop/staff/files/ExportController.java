package org.chaland.examples.webshop.staff.files;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.chaland.Chaland;
import org.chaland.backoffice.ExportedCustomer;
import org.chaland.backoffice.Staff;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Hands all customers out as a file. Only a press of the button does, as no link of another site can press it. */
@Controller
class ExportController {

    private final Chaland chaland;

    ExportController(Chaland chaland) {
        this.chaland = chaland;
    }

    @GetMapping("/staff/export")
    String page() {
        return "redirect:/staff/import";
    }

    /** Customer by customer, so that memory does not grow with the shop. */
    @PostMapping("/staff/export")
    void export(Staff staff, HttpServletResponse response) throws IOException {
        try (var customers = chaland.backOffice().export(staff)) {
            var printer = CsvOutput.open(response, "customers.csv", ',');
            printer.printRecord(ExportedCustomer.columns());
            for (var rows = customers.iterator(); rows.hasNext(); ) {
                printer.printRecord(rows.next().cells().values());
            }
            printer.flush();
        }
    }
}
