Feature: Power lost in mid-transaction
  When the plug is pulled while a sale is on its way, neither merchant nor cardholder knows whether it was paid.
  The terminal must take back what it is not sure of before it does anything else, and nobody may pay twice.

  @D2 @needs-contactless
  Scenario: The power fails while the host's approval is on its way
    Given a terminal ready for sales
    And the answer to the next sale comes 1 second late
    When the cardholder taps the everyday debit card for 12.00
    And the power fails while the terminal waits for its host
    And the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00
    And the lost sale of 12.00 was reversed before the sale of 8.00
    And the sale of 12.00 ended as reversed
    And 8.00 in all is charged to the everyday debit card
    And the terminal's journal agrees with the host's

  @D2 @needs-contactless
  Scenario: The power fails before the sale has reached the host
    Given a terminal ready for sales
    And the next sale is lost on its way to the host
    When the cardholder taps the everyday debit card for 12.00
    And the power fails while the terminal waits for its host
    And the cashier switches the terminal on
    And the cashier logs in with the delivered password
    And the cardholder taps the everyday debit card for 8.00
    Then the terminal approves 8.00
    And 8.00 in all is charged to the everyday debit card
