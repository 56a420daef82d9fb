/// A real browser for tests: Chromium, driven through Playwright, against the production bundle.
///
/// Mark a test class `@BrowserTest` and take a `BrowserSession` as a parameter of a test method. A
/// test fails when the page logs an error, throws, or asks another host for anything. Such tests
/// are named `*IT`, since the bundle is built after the unit tests.
@NullMarked
package io.quaymaster.console.ui.browser;

import org.jspecify.annotations.NullMarked;
