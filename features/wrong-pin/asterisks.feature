Feature: Asterisks only
  Whoever stands behind the cardholder, and whoever reads the receipt or the log afterwards, must learn no digit of the PIN.
  Not even the last one typed, and not for a moment.

  Background:
    Given a terminal ready for sales

  @A15
  Scenario: A PIN that is mistyped, cleared and entered again shows as asterisks
    When the cashier starts a sale of 12.00
    And the cardholder inserts the everyday debit card
    And the cardholder mistypes the PIN, clears it and enters the right one
    Then the terminal approves 12.00
    And no digit of a PIN was ever shown

  @A15 @needs-re-asked-pin
  Scenario: A PIN that is asked for again shows as asterisks
    When the cashier starts a sale of 12.00
    And the cardholder swipes the everyday debit card
    And the cardholder enters a wrong PIN
    Then the terminal asks for the PIN again
    When the cardholder enters the right PIN
    Then the terminal approves 12.00
    And no digit of a PIN was ever shown

  @A15 @needs-contactless
  Scenario: An online PIN shows as asterisks
    When the cashier starts a sale of 1000.01
    And the cardholder taps the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal approves 1000.01
    And no digit of a PIN was ever shown
