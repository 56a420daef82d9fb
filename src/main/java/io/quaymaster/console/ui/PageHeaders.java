package io.quaymaster.console.ui;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.stereotype.Component;

/// What browsers are asked to do with a page. Spring Security says it on its own answers only:
/// Vaadin's pages are under way before it comes to write its headers.
///
/// A page runs the scripts of this console and those that carry the nonce of this one answer.
/// Vaadin's client makes functions of what the server sends, so `'unsafe-eval'` has to stay, and
/// sizes parts of the page by attributes, so `'unsafe-inline'` has to stay for styles.
@Component
class PageHeaders implements VaadinServiceInitListener {
  private static final int NONCE_BYTES = 18;

  private final SecureRandom random = new SecureRandom();

  @Override
  public void serviceInit(ServiceInitEvent event) {
    boolean production = event.getSource().getDeploymentConfiguration().isProductionMode();
    event.addIndexHtmlRequestListener(page -> {
      write(page.getVaadinResponse());
      if (page.getVaadinRequest().isSecure()) {
        page.getVaadinResponse().setHeader("Strict-Transport-Security", "max-age=31536000");
      }
      // In development, Vite brings scripts of its own.
      if (production) {
        restrictScripts(page);
      }
    });
  }

  private static void write(VaadinResponse response) {
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
  }

  private void restrictScripts(IndexHtmlResponse page) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = Base64.getEncoder().encodeToString(bytes);
    page.getDocument().select("script").attr("nonce", nonce);
    page.getVaadinResponse()
        .setHeader(
            "Content-Security-Policy",
            "default-src 'self'; script-src 'self' 'nonce-"
                + nonce
                + "' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
                + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self';"
                + " form-action 'self'; frame-ancestors 'none'");
  }
}
