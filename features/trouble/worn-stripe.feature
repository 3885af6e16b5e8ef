Feature: A worn stripe
  A card that lay beside a magnet can be pulled through for ever, and the cardholder is told that something is wrong with the PIN.
  The terminal must say that it cannot read the card, ask for it again, and take its chip.

  @D1 @needs-hand-inside
  Scenario: A stripe that cannot be read is asked for again, and the chip works
    Given a terminal ready for sales
    And the stripe of the everyday debit card is worn off
    When the cashier starts a sale of 12.00
    And the cardholder pulls the everyday debit card through in vain
    Then the terminal says that the card cannot be read and asks for it again
    And the terminal has not said that the PIN is wrong
    And the host has seen no sale
    When the cardholder inserts the everyday debit card
    And the cardholder enters the right PIN
    Then the terminal approves 12.00
    And 12.00 in all is charged to the everyday debit card

  @D1 @needs-hand-inside
  Scenario: Another card's stripe is taken after the worn one
    Given a terminal ready for sales
    And the stripe of the everyday debit card is worn off
    When the cashier starts a sale of 9.00
    And the cardholder pulls the everyday debit card through in vain
    Then the terminal says that the card cannot be read and asks for it again
    When the cardholder swipes the second debit card
    And the cardholder enters the right PIN
    Then the terminal approves 9.00
    And nothing is charged to the everyday debit card
