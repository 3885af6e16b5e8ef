Feature: A second terminal takes over
  When a merchant's terminal breaks down, the queue waits in front of the other one.
  That one must sell at once, to the same card too, and what the broken one left open must come back to the cardholder when it runs again.

  @D6 @needs-contactless
  Scenario: The other terminal sells while the first is dark
    Given two terminals ready for sales
    When the terminal goes dark
    And they go on at the second terminal
    And the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    And the host has approved exactly one sale of 12.00 on the everyday debit card
    And the terminal's journal agrees with the host's

  @D6 @D2 @needs-contactless
  Scenario: The first terminal breaks down in a sale, the other one makes it, and nobody pays twice
    Given two terminals ready for sales
    And the answer to the next sale comes 1 second late
    When the cardholder taps the everyday debit card for 12.00
    And the terminal goes dark while it waits for its host
    And they go on at the second terminal
    And the cardholder taps the everyday debit card for 12.00
    Then the terminal approves 12.00
    When they go back to the first terminal
    And the terminal has power again
    And the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cardholder taps the second debit card for 5.00
    Then the terminal approves 5.00
    And the lost sale of 12.00 was reversed before the sale of 5.00
    And 12.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's
